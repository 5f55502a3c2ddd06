-- Nobody pays before ordering.
select
    payments.payment_id,
    payments.paid_on,
    orders.ordered_on
from {{ ref('stg_payments') }} as payments
join {{ ref('stg_orders') }} as orders on orders.order_id = payments.order_id
where payments.paid_on < orders.ordered_on
