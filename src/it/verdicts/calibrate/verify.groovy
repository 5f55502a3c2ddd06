import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def reports = build.log().split('since the trigger').drop(1)
assert reports.size() == 2
def row = { report, label -> report.readLines().find { it.contains(label) }.split(label)[1].trim() }
def start = reports[0]
assert !row(start, 'last-run moved after').contains('never')
assert row(start, 'the sets were cleared in between') =~ /^can't be told +yes$/
assert row(start, 'rule that would have decided') =~ /^moved-and-certain +moved-and-certain$/
assert row(start, 'M1 ').startsWith('kept: last-run moved at most once a round')
assert row(start, 'M3 ').startsWith('kept: ')
assert row(start, 'M4 ').startsWith('kept: ')
def never = reports[1]
assert row(never, 'last-run moved after') =~ /^never +never$/
assert row(never, 'rule that would have decided') =~ /^changed-and-settled +unchanged-and-proven$/
assert never.contains('secoda.lastRunMoves=never')
reports.each { report ->
    ['settleTime', 'syncTimeout', 'pollInterval', 'lastRunMoves'].each { assert report.contains('secoda.' + it + '=') }
}
assert !new File(basedir, 'target/secoda').exists()

return true
