co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert !new File(basedir, 'gone').exists()
def summary = build.summary('reports/second')
assert summary.goal == 'check'
assert summary.gate.verdict == 'failed'
assert summary.sync.evidence == 'last-run-advanced'
assert summary.sync.triggeredAt != null
assert summary.server.baseline.failing == []
assert summary.server.failing == [UUID.nameUUIDFromBytes('model.shop.orders'.bytes).toString()]
assert summary.local.failing*.uniqueId == ['model.shop.orders']
assert summary.local.failing[0].tests[0].message.startsWith('Got 3 results')
assert summary.artifacts.runResults.sha256.length() == 64

return true
