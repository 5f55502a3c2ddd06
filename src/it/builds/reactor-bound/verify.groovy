import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
(1..8).each { i ->
    def summary = build.summary("m$i/target/secoda")
    assert summary.integrationId == "id-$i"
    assert summary.gate.verdict == (i % 2 ? 'passed' : 'failed')
}
assert build.log().count('A sandbox answers in place of Secoda') == 1
assert build.log().count('The sandbox has stopped') == 1
build.logHas('Secoda, 8 runs: 4 passed, 4 failed.')

return true
