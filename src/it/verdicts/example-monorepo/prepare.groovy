import co.secoda.it.Examples
import co.secoda.it.Pairs

Examples.copy(projectDirectory, basedir, ['monorepo'])
['sales': ['failing', 1], 'finance': ['passing', 0]].each { module, run ->
    def directory = new File(basedir, "monorepo/$module")
    Pairs.copy(projectDirectory, run[0], new File(directory, 'pair'))
    new File(directory, 'dbt.sh').text = "mkdir -p target && cp pair/*.json target/\nexit ${run[1]}\n"
}

return true
