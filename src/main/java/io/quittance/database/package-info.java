/**
 * The store itself: embedded PostgreSQL, its roles, its lock, and the connection to a server given
 * from outside. Knows no part.
 */
package io.quittance.database;
