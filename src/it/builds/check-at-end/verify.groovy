import co.secoda.it.BuildResult
import java.time.Instant

def build = new BuildResult(basedir)
def verdicts = { String directory, int modules -> (1..modules).collect { build.summary("m$it/target/$directory") } }

def first = verdicts('secoda', 4)
assert first*.gate*.verdict == ['passed', 'failed', 'passed', 'failed']
// One wait: each was triggered before any was judged.
assert first.collect { Instant.parse(it.sync.triggeredAt) }.max() < first.collect { Instant.parse(it.sync.settledAt) }.min()

assert verdicts('second', 4)*.gate*.verdict == ['passed'] * 4

// The third module has no artifacts, and ends the build: what was triggered before it is judged all the same.
assert verdicts('third', 2)*.gate*.verdict == ['passed', 'failed']
assert !new File(basedir, 'm4/target/third/secoda.json').exists()

assert (1..4).every { new File(basedir, "m$it/target/secoda/index.html").text.contains('<h1>') }

def log = build.log()
assert log.count('Judging 4 runs together') == 2
assert log.count('Judging 2 runs together') == 1
assert log.count('This run is judged when the build ends') == 10
assert log.contains('Secoda, 4 runs: 2 passed, 2 failed.')
assert log.contains('Secoda, 4 runs: 4 passed.')
assert log.contains('Secoda, 3 runs: 1 passed, 1 failed, 1 without a verdict.')
assert log.findAll(/m2 +failed +1 +1 +last-run-advanced +m2.target.secoda.secoda\.json/).size() == 1
assert log.findAll(/Failed to execute goal .*publish \(secoda\) on project m2: Secoda: failed: 1 entity is failing/).size() == 2
assert log.findAll(/m2 \.+ FAILURE/).size() == 2
assert log.count('The sandbox has stopped') == 3
assert !log.contains('\tat ')

return true
