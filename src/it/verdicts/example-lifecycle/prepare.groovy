co.secoda.it.Examples.copy(projectDirectory, basedir, ['lifecycle', 'shop', 'stand-in-dbt.sh'])

return true
