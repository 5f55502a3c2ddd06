-- Added up by order or by product, it is the same money.
select
    by_order.total as total_by_order,
    by_product.total as total_by_product
from (select sum(order_total) as total from {{ ref('orders') }}) as by_order
cross join (select sum(sales) as total from {{ ref('product_sales') }}) as by_product
where by_order.total <> by_product.total
