select
    products.sku,
    products.product_name,
    coalesce(sum(items.quantity), 0) as pieces_sold,
    coalesce(sum(items.quantity * products.price), 0) as sales
from {{ ref('stg_products') }} as products
left join {{ ref('stg_order_items') }} as items on items.sku = products.sku
group by products.sku, products.product_name
