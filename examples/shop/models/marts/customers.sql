select
    customers.customer_id,
    customers.full_name,
    customers.country,
    min(orders.ordered_on) as first_ordered_on,
    count(orders.order_id) as order_count,
    coalesce(sum(orders.order_total), 0) as lifetime_value
from {{ ref('stg_customers') }} as customers
left join {{ ref('orders') }} as orders on orders.customer_id = customers.customer_id
group by customers.customer_id, customers.full_name, customers.country
