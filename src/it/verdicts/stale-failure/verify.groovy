co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary('reports/failing').gate.verdict == 'failed'
def summary = build.summary('reports/passing')
assert summary.gate.verdict == 'passed'
assert summary.sync.rule == 'moved-and-settled'
assert summary.sync.evidence == 'last-run-advanced'
assert summary.server.baseline.failing == [UUID.nameUUIDFromBytes('model.shop.orders'.bytes).toString()]
assert summary.sync.polls[0].failing == 1
assert summary.sync.polls[0].decision == 'wait'
assert summary.server.failing == []

return true
