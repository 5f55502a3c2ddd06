co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def any = build.summary('reports/any')
assert any.gate.verdict == 'failed'
assert any.server.failing.size() == 2
assert any.gate.notes == ["Secoda sees 2 failing entities, this run's artifacts explain 0; 2 come from other runs"]
build.logHas("Note: Secoda sees 2 failing entities, this run's artifacts explain 0; 2 come from other runs")
def mended = build.summary('reports/passing')
assert mended.gate.verdict == 'passed'
assert mended.gate.failOn == 'new'
assert mended.server.failing.size() == 2
assert mended.server.newFailing == []
def broken = build.summary('reports/failing')
assert broken.gate.verdict == 'failed'
assert broken.sync.evidence == 'last-run-advanced'
assert broken.server.newFailing == [UUID.nameUUIDFromBytes('model.shop.orders'.bytes).toString()]
assert broken.gate.reasons[0].contains('newly failing')

return true
