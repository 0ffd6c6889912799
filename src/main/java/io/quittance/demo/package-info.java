/** A mail server in the process, demo mails and demo books: the product on its own for a look. */
package io.quittance.demo;
