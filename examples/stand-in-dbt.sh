# Stands in for dbt where there is none: leaves the artifacts of examples/shop, in which one test fails, and ends as dbt does then.
mkdir -p target
cp "$(dirname "$0")"/shop/dbt-target/*.json target/
echo "Completed with 1 error, 0 partial successes, and 1 warning"
exit 1
