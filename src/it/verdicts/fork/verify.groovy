import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def broken = build.summary('reports/failing')
assert broken.gate.verdict == 'failed'
assert broken.server == null
assert broken.sync == null
assert broken.local.failing*.uniqueId == ['model.shop.orders']
assert build.summary('reports/passing').gate.verdict == 'passed'
assert !new File(basedir, 'reports/skipped').exists()

return true
