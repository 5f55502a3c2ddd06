import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary().gate.verdict == 'failed'

def stepSummary = new File(basedir, 'step-summary.md').text
assert stepSummary.startsWith('## Secoda: failed\n')
assert stepSummary.contains('| model orders | models/marts/orders.sql | not\\_null\\_orders\\_customer\\_id | 3 |')
assert stepSummary.contains('```mermaid\nflowchart LR\n  n0["model orders #8211; failing"]\n')
assert stepSummary.contains('(["exposure finance_dashboard"])')
assert new File(basedir, 'target/secoda/secoda.md').text == stepSummary
assert new File(basedir, 'output.txt').text == 'verdict=failed\nfailing=1\nwarning=1\n'

// At the beginning of a line, or the runner takes no notice: also under Maven 4, which decorates System.out, and with -q.
def commands = build.log().readLines().findAll { it.contains('::error ') || it.contains('::warning ') }
assert commands.size() == 3
assert commands[0].startsWith('::error file=models/marts/orders.sql,title=dbt%3A model orders is failing::not_null_orders_customer_id: Got 3 results')
assert commands[1].startsWith('::error file=models/marts/_marts.yml,line=19,title=dbt%3A not_null_orders_customer_id%3A fail::model orders: Got 3 results')
assert commands[2].startsWith('::warning file=models/staging/stg_products')

def suites = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/secoda/TEST-secoda.xml'))
def cases = suites.testsuite.testcase
assert cases.size() == 29
assert cases.every { it.@file.text().startsWith('models/') || it.@file.text().startsWith('seeds/') || it.@file.text().startsWith('snapshots/') }
assert cases.findAll { it.failure.size() > 0 }*.@name*.text() == ['not_null_orders_customer_id']
assert cases.findAll { it.skipped.size() > 0 }.size() == 4

return true
