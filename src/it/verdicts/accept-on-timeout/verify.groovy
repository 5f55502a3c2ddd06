import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def within = build.summary('reports/failing')
assert within.gate.verdict == 'passed'
assert within.sync.rule == 'timeout'
assert within.sync.evidence == 'none'
assert within.gate.notes == ["nothing shows that Secoda's answer is of this run"]
def over = build.summary('reports/passing')
assert over.gate.verdict == 'failed'
assert over.sync.evidence == 'none'

return true
