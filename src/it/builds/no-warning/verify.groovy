import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary().gate.verdict == 'passed'
// From 3.9 on, Maven reports at the end of a build what is wrong with plugins, and while they run what is wrong with their parameters.
def aboutPlugins = build.log().readLines().findAll { it.contains('WARN') && it =~ /(?i)secoda-maven-plugin|plugin validation|plugin issue|mojo issue|parameter/ }
assert aboutPlugins == []

return true
