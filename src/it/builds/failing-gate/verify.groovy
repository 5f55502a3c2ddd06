import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'failed'
assert summary.sync.evidence == 'last-run-advanced'
assert summary.local.failing*.uniqueId == ['model.shop.orders']
assert summary.local.failing[0].tests[0].failures == 3
assert summary.local.warning*.uniqueId == ['model.shop.stg_products']
assert summary.server.failing == [UUID.nameUUIDFromBytes('model.shop.orders'.bytes).toString()]
def page = new File(basedir, 'target/secoda/index.html').text
assert page.contains('<h3><span class="type">model</span> orders</h3>')
assert page.contains('id="plot-title"')
assert !page.contains('<script') && !page.contains('<style') && !page.contains(' style=')
assert new File(basedir, 'target/secoda/secoda.css').text.contains('prefers-color-scheme: dark')
build.logHas('1 entity is failing, 0 are allowed')
build.logHas('models/marts/orders.sql')
build.logHas('BUILD FAILURE')

return true
