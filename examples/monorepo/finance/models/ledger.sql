select 1 as entry_id, 450 as cents
union all
select 2, -1200
