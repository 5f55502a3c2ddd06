import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))
Pairs.setStatus(new File(basedir, 'target'), 'test.shop.no_payment_before_the_order', 'fail')

return true
