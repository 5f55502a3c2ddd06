import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))
Pairs.setStatus(new File(basedir, 'target'), 'model.shop.customers', 'error')

return true
