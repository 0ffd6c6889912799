-- An item that a posting made and the ERP took over keeps our id, by which the journal names it; the ERP's id finds it.
create unique index open_item_of_erp_number on open_item (tenant, erp_number) where erp_number is not null;
