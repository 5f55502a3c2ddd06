import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def failed = build.summary('reports/fail')
assert failed.gate.verdict == 'failed'
assert failed.gate.reasons == ['dbt could not build 1 node: model.shop.customers (secoda.onRunErrors)']
assert failed.local.errored*.uniqueId == ['model.shop.customers']
assert build.summary('reports/warn').gate.verdict == 'passed'
build.logHas('Not built: model customers (models/marts/customers.sql)')

return true
