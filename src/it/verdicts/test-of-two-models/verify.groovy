import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def both = build.summary('reports/both')
assert both.gate.verdict == 'failed'
assert both.server.failing.size() == 2
assert both.sync.rule == 'moved-and-settled'
def one = build.summary('reports/one')
assert one.gate.verdict == 'passed'
assert one.server.failing.size() == 1
assert one.local.failing.size() == 2

return true
