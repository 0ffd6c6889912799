-- What one unit of the payment's currency was worth in the currency that the payer gave, as the bank said it of this very payment.
alter table payment
    add column bank_rate numeric check (bank_rate > 0),
    add column bank_rate_currency text check (bank_rate_currency ~ '^[A-Z]{3}$'),
    add column bank_rate_said text check (bank_rate_said <> '');
alter table payment add constraint a_banks_rate_is_told_whole
    check (num_nulls(bank_rate, bank_rate_currency, bank_rate_said) in (0, 3));
