import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary('target/secoda').integrationId == 'id-eu'
assert build.summary('target/secoda/us').integrationId == 'id-us'
assert build.summary('target/secoda')['local'].failing == []
assert build.summary('target/secoda/us')['local'].failing.size() == 1
build.logHas('Secoda, 2 runs: 2 passed.')
assert build.log() =~ /two-executions \(us\) +passed/

return true
