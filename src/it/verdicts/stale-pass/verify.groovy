co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def before = build.summary('reports/passing')
assert before.gate.verdict == 'passed'
assert before.gate.reasons[0] == '29 tests of 12 entities, none failing'
def summary = build.summary('reports/failing')
assert summary.gate.verdict == 'failed'
assert summary.sync.rule == 'moved-and-certain'
assert summary.sync.evidence == 'last-run-advanced'
assert summary.server.baseline.failing == []
assert summary.sync.polls[0].failing == 0
assert summary.sync.polls[0].decision == 'wait'
assert summary.server.failing == [UUID.nameUUIDFromBytes('model.shop.orders'.bytes).toString()]

return true
