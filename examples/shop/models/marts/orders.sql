with items as (

    select
        items.order_id,
        cast(sum(items.quantity) as integer) as item_count,
        cast(sum(items.quantity * products.price) as decimal(18, 2)) as order_total
    from {{ ref('stg_order_items') }} as items
    join {{ ref('stg_products') }} as products on products.sku = items.sku
    group by items.order_id

),

payments as (

    select
        order_id,
        cast(sum(amount) as decimal(18, 2)) as amount_paid
    from {{ ref('stg_payments') }}
    group by order_id

)

select
    orders.order_id,
    orders.customer_id,
    orders.ordered_on,
    orders.status,
    coalesce(items.item_count, 0) as item_count,
    coalesce(items.order_total, 0) as order_total,
    coalesce(payments.amount_paid, 0) as amount_paid
from {{ ref('stg_orders') }} as orders
left join items on items.order_id = orders.order_id
left join payments on payments.order_id = orders.order_id
