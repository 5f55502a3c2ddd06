select
    payment_id,
    order_id,
    paid_on,
    method,
    {{ cents_to_euros('amount_cents') }} as amount
from {{ source('bank', 'payments') }}
