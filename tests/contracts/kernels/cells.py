"""The cells that are run in an ordinary and in a warm kernel: by name, in this order, in one notebook."""

__all__ = ["CELLS"]

CELLS = {
    "an expression": "6 * 7",
    "print": "print('out')\nimport sys\nprint('err', file=sys.stderr)",
    # It takes its own way, so it may come late.
    "below Python": "import os, time\n_ = os.write(1, b'to the descriptor\\n')\ntime.sleep(1)",
    "shell": "!echo from a shell $((1 + 1)); echo aside >&2",
    "bash": "%%bash\nprintf 'one\\ntwo\\n'; pwd | wc -l",
    "subprocess": "import subprocess, time\ndone = subprocess.run(['echo', 'child'])\ntime.sleep(1)\ndone.returncode",
    "division": "1 / 0",
    "syntax": "def broken(:\n    pass",
    "nested error": "def outer():\n    return inner()\ndef inner():\n    raise ValueError('deep')\nouter()",
    "chained error": "try:\n    {}['a']\nexcept KeyError as e:\n    raise RuntimeError('then') from e",
    "exit status": "import sys\nsys.exit(3)",
    "display": "from IPython.display import HTML, display\ndisplay(HTML('<b>bold</b>'), 'text')",
    "updated display": "h = display('first', display_id='place')\nh.update('second')",
    "clear": "from IPython.display import clear_output\nprint('gone')\nclear_output(wait=False)\nprint('stays')",
    "table": "import pandas as pd\npd.DataFrame({'a': [1, 2], 'b': ['x', None]})",
    "option": "pd.get_option('display.max_rows'), pd.__version__",
    "markdown": "from IPython.display import Markdown\nMarkdown('*so*')",
    "widget": "import ipywidgets as w\ns = w.IntSlider(value=3, description='n')\ns",
    "widget value": "heard = []\ns.observe(lambda c: heard.append(c.new), 'value')\ns.value = 5\nheard",
    "widget output": "o = w.Output()\nwith o:\n    print('inside')\nlen(o.outputs)",
    "comm": "from comm import create_comm\nc = create_comm(target_name='t', data={'a': 1})\ntype(c).__module__",
    "set variable": "%env KERNEL_TEST=here",
    "get variable": "!echo $KERNEL_TEST",
    "magics": "%who_ls str",
    "time magic": "%%capture said\n%time sum(range(10))",
    "captured": "len(said.stdout) > 0",
    "folder": "%pwd\nimport os\nos.path.basename(os.getcwd())",
    "change folder": "%cd -q /\n%pwd",
    "history": "In[2], Out.get(1)",
    "file": "%%writefile /dev/null\nx",
    "extension": "%load_ext autoreload\n%autoreload 2",
    "matplotlib": "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 3, 2]);",
    "input": "input('name? ')",
    "getpass": "import getpass\ngetpass.getpass('secret? ')",
    "threads": (
        "import threading\nt = threading.Thread(target=lambda: print('from a thread'))\nt.start(); t.join()\n"
        # The fork server watches a warm kernel's manager, so it needs no thread for that.
        "names = (type(t).__name__.lstrip('_').replace('Bound', '') for t in threading.enumerate())\n"
        "sorted(n for n in names if n != 'ParentPollerUnix')"
    ),
    "pool": (
        "from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "with Pool(3) as pool:\n    print(list(pool.map(abs, [-1, -2])))"
    ),
    "await": "import asyncio\nawait asyncio.sleep(0.01, 'slept')",
    "gather": "await asyncio.gather(*(asyncio.sleep(0, n) for n in range(3)))",
    "async subprocess": (
        "p = await asyncio.create_subprocess_exec('echo', 'async', stdout=asyncio.subprocess.PIPE)\n"
        "(await p.communicate())[0], p.returncode"
    ),
    "loop": "type(asyncio.get_running_loop()).__name__",
    "forked workers": (
        "import multiprocessing as mp\ndef double(n):\n    return 2 * n\n"
        "with mp.get_context('fork').Pool(2) as pool:\n    print(pool.map(double, [1, 2, 3]))"
    ),
    "spawned workers": "with mp.get_context('spawn').Pool(1) as pool:\n    print(pool.map(abs, [-4]))",
    "process": (
        "os.getpgrp() == os.getpid() == os.getsid(0), os.getpid() == int(open('/proc/self/stat').read().split()[0])"
    ),
    "leader": "!test $(ps -o pgid= -p $$) = $(ps -o pgid= -p $PPID) && echo same group",
    "signals": (
        "import signal\n{s.name: str(signal.getsignal(s)).split(' at ')[0] for s in signal.valid_signals() if s < 32 "
        "and isinstance(s, signal.Signals)}"
    ),
    "mask": "signal.pthread_sigmask(signal.SIG_BLOCK, []), open('/proc/self/status').read().count('SigIgn')",
    "ignored signals": (
        "[l.split()[1] for l in open('/proc/self/status') if l.startswith(('SigIgn', 'SigBlk', 'SigCgt'))]"
    ),
    "umask": "old = os.umask(0o22)\noct(old)",
    "limits": "import resource\n[resource.getrlimit(n) for n in (resource.RLIMIT_NOFILE, resource.RLIMIT_CORE)]",
    "nice": "os.nice(0), sorted(os.sched_getaffinity(0))",
    "variables": "sorted(os.environ)",
    "values": "{k: v for k, v in os.environ.items() if k not in ('JPY_SESSION_NAME',)}",
    "main": "import __main__\n__name__, hasattr(__main__, '__file__'), __main__.__dict__ is globals()",
    "arguments": "sys.argv[0], len(sys.argv), sys.argv[1], sys.orig_argv[1:4], sys.executable",
    "path": "sys.path",
    "flags": "sys.flags, sys.getrecursionlimit(), sys.getswitchinterval(), sys.dont_write_bytecode",
    "standard input": "sys.__stdin__.read()",
    "streams": (
        "[(type(s).__name__, s.encoding, s.errors, s.isatty(), getattr(s, 'line_buffering', None)) "
        "for s in (sys.stdin, sys.stdout, sys.stderr, sys.__stdin__, sys.__stdout__, sys.__stderr__)]"
    ),
    "hooks": "[type(h).__name__ for h in (sys.displayhook, sys.excepthook, sys.settrace, sys.getprofile())]",
    "warnings": "import warnings\nwarnings.warn('careful')",
    "filters": "sorted({(f[0], f[2].__name__) for f in warnings.filters})",
    "logging": (
        "import logging\nlogging.warning('noted')\nlogging.root.handlers, logging.getLevelName(logging.root.level)"
    ),
    "place": "import tempfile, locale, time\ntempfile.gettempdir(), locale.getlocale(), time.tzname",
    "collector": "import gc\ngc.isenabled(), gc.get_threshold(), gc.get_debug()",
    "shell object": "type(get_ipython()).__module__, get_ipython().user_ns is globals()",
    "application": (
        "from ipykernel.kernelapp import IPKernelApp\nIPKernelApp.initialized(), IPKernelApp.instance().name"
    ),
    "children": (
        "import psutil\n[c.name() for c in psutil.Process().children() if c.name() not in ('python', 'python3')]"
    ),
    "pickle": "import pickle\nclass Point:\n    x = 1\npickle.loads(pickle.dumps(Point())).x",
    "inspect": "import inspect\ninspect.getsource(double)",
    "help": "abs?",
    "completion": "get_ipython().complete('os.getp')[1]",
    "debugger": "%pdb off",
    "breakpoint": "breakpoint()",
    "exception group": "raise ExceptionGroup('many', [ValueError(1), TypeError(2)])",
    "interrupt": "import _thread\n_thread.interrupt_main()\nfor n in range(10**9):\n    pass",
    "after": "'still here'",
    "ports": "import json\nfrom ipykernel import get_connection_info as g\nsorted(json.loads(g()))",
}
