select
    cast(date_trunc('month', ordered_on) as date) as month,
    count(*) as order_count,
    sum(order_total) as revenue
from {{ ref('orders') }}
where status <> 'returned'
group by 1
