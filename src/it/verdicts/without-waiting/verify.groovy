import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def now = build.summary('reports/failing')
assert now.gate.verdict == 'failed'
assert now.sync.rule == 'asked-once'
assert now.sync.polls.size() == 1
assert now.server.failing == []
def allowed = build.summary('reports/all-allowed')
assert allowed.gate.verdict == 'passed'
assert allowed.sync.rule == 'asked-once'
assert allowed.sync.evidence == 'none'

return true
