-- Each word of a customer's names as names are compared (receivables.NameWords): a payer's name is looked up by its longest word, and
-- of 100,000 customers none is read that has not got it. Written with the customer; here what was imported before.
create table customer_name_word
(
    tenant   text not null default current_tenant() references tenant,
    word     text not null check (word <> ''),
    customer text not null,
    primary key (tenant, word, customer),
    foreign key (tenant, customer) references customer
);
create index name_words_of_customer on customer_name_word (tenant, customer);
select tenant_table('customer_name_word', 'select, insert, delete');

insert into customer_name_word (tenant, word, customer)
select distinct c.tenant, regexp_replace(word, '([aou])e', '\1', 'g'), c.id
from customer c
    cross join lateral unnest(array_append(c.aliases, c.name)) as named(name)
    cross join lateral regexp_split_to_table(
        replace(
            regexp_replace(
                normalize(replace(replace(lower(named.name), 'ß', 'ss'), 'ø', 'o'), NFKD),
                '[\u0300-\u036f]+', '', 'g'),
            'æ', 'ae'),
        '[^[:alnum:]]+') as words(word)
where word <> ''
on conflict do nothing;
