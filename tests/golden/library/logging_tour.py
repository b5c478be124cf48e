"""A tour of logging and its configuration."""
import logging, logging.handlers, io, sys
s=io.StringIO(); h=logging.StreamHandler(s); h.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s'))
log=logging.getLogger('app'); log.addHandler(h); log.setLevel(logging.INFO); log.propagate=False
log.debug('no'); log.info('hi %s','bob'); log.warning('w %d %(x)s' if 0 else 'w %d',5); log.error('e'); log.critical('c')
log.info('bad %d','x') if 0 else None
try: 1/0
except ZeroDivisionError: log.exception('boom'); log.error('again',exc_info=True)
print(s.getvalue().replace(__file__, "logging_tour.py"))
print(log,h,logging.getLogger(),logging.getLogger('app.sub').parent is log,logging.getLogger('app.sub').getEffectiveLevel(),log.isEnabledFor(10),log.hasHandlers(),logging.getLevelName(20),logging.getLevelName('INFO'),logging.getLevelName(15),log.getChild('x').name)
for style,fmt in (('{','{levelname:>8}|{message}'),('$','$levelname-${message}'),('%','%(levelno)s %(funcName)s %(lineno)d %(module)s %(filename)s %(threadName)s %(processName)s')):
    h.setFormatter(logging.Formatter(fmt,style=style)); s.truncate(0); s.seek(0); log.info('styled'); print(s.getvalue(),end='')
for bad in (lambda:logging.Formatter('%(x)'),lambda:logging.Formatter('{x',style='{'),lambda:logging.Formatter('a',style='?'),lambda:logging.Formatter('no fields'),lambda:log.setLevel('NOPE'),lambda:log.setLevel(1.5),lambda:logging.getLogger(1),lambda:log.info(),lambda:logging.basicConfig(foo=1),lambda:logging.basicConfig(stream=s,filename='x'),lambda:log.log('x','m')):
    try: print(bad())
    except Exception as e: print(type(e).__name__,e)
class F(logging.Filter):
    def filter(self,r): r.extra='X'; return 'skip' not in r.getMessage()
log.addFilter(F()); h.setFormatter(logging.Formatter('%(extra)s %(message)s %(user)s',defaults={'user':'?'})); s.truncate(0); s.seek(0); log.info('skip me'); log.info('keep'); log.info('u',extra={'user':'bob'}); print(s.getvalue(),end='')
try: log.info('x',extra={'message':1})
except KeyError as e: print(e)
ad=logging.LoggerAdapter(log,{'user':'ad'}); s.truncate(0); s.seek(0); ad.info('via adapter'); print(s.getvalue(),end='')
class JH(logging.Handler):
    def emit(self,r): print('JH',r.levelname,r.getMessage(),r.args,r.name)
j=JH(level=logging.ERROR); log.addHandler(j); log.error('to %s',('t',)); log.info('not'); log.removeHandler(j)
logging.addLevelName(25,'NOTICE'); log.log(25,'note'); print(logging.getLevelName(25))
logging.disable(logging.CRITICAL); log.critical('off'); logging.disable(logging.NOTSET)
m=logging.handlers.MemoryHandler(10,target=j); m.emit(logging.LogRecord('n',40,'p',1,'mem %s',('a',),None)); m.flush()
logging.basicConfig(level=logging.DEBUG,stream=sys.stdout,format='%(levelname)s %(name)s %(message)s',force=True); logging.debug('root'); logging.warning('rw'); logging.getLogger('a.b').info('child')
logging.info('dict %(a)s',{'a':1}); logging.log(35,'l35')
r=logging.makeLogRecord({'msg':'x %s','args':(1,),'levelname':'Q'}); print(r.getMessage(),r)
print(logging.Formatter('%(asctime)s %(message)s').usesTime(),logging.Formatter('%(message)s').format(r),logging.Formatter().format(r))
f=logging.Formatter('%(asctime)s',datefmt='%Y'); r.created=0; f.converter=__import__('time').gmtime; print(f.format(r), logging.Formatter.default_time_format)
logging.captureWarnings(True); import warnings; warnings.warn('cap') if 0 else None; logging.captureWarnings(False)
log2=logging.getLogger('noh'); log2.propagate=False; log2.warning('last resort'); print(log2.handlers, logging.lastResort)
import logging.config
logging.config.dictConfig({'version':1,'disable_existing_loggers':False,'formatters':{'f':{'format':'CFG %(levelname)s %(message)s'}},'handlers':{'h':{'class':'logging.StreamHandler','formatter':'f','stream':'ext://sys.stdout','level':'INFO'}},'loggers':{'cfg':{'handlers':['h'],'level':'DEBUG','propagate':False}},'root':{'level':'ERROR','handlers':['h']}})
logging.getLogger('cfg').info('one'); logging.getLogger('cfg').debug('two'); logging.getLogger('zz').error('three')
try: logging.config.dictConfig({})
except ValueError as e: print(e)
