-- Money that a rule tells to be no receivable is a payment as well: it is on the bank account, so it is in the books, on an account of its
-- own. What it is stands here only to keep announced money of that kind away from matching; of booked money the ledger knows.
alter table payment drop constraint payment_nature_check;
alter table payment add constraint payment_nature_check check (nature in
    ('receipt', 'debit', 'fee', 'interest', 'own_transfer', 'sweep', 'card_settlement', 'own_payment_returned'));
