co.secoda.it.Pairs.copy(projectDirectory, 'passing', new File(basedir, 'dbt-target'))
new File(basedir, 'dbt_project.yml').text = 'name: shop\ntarget-path: dbt-target\n'

return true
