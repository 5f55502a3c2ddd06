select 1 as order_id, 'tea' as product, 450 as cents
union all
select 2, 'coffee', 1200
