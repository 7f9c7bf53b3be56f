#!/usr/bin/env python3
"""Writes banks-fr.tsv from the package schwifty (PyPI, MIT licence) of the version given.

    python3 crates/server/data/banks-fr.py 2026.10.1 > crates/server/data/banks-fr.tsv
"""

import datetime, glob, json, subprocess, sys, tempfile, zipfile

version = sys.argv[1]
folder = tempfile.mkdtemp()
subprocess.run(
    [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, f"schwifty=={version}"],
    check=True,
    stdout=sys.stderr,
)
(wheel,) = glob.glob(f"{folder}/*.whl")
banks = {}
with zipfile.ZipFile(wheel) as package:
    for name in ("manual_fr", "manual_mc"):
        for bank in json.loads(package.read(f"schwifty/bank_registry/{name}.json")):
            banks.setdefault((bank["country_code"], bank["bank_code"]), []).append(bank)

print(f"""# Bank codes of French and Monegasque accounts: country, code (characters 5 to 9 of the IBAN), BIC, name.
# Source: schwifty {version} (PyPI, MIT licence), bank_registry/manual_fr.json and manual_mc.json,
# read on {datetime.date.today()}. A code whose entries differ by branch only has the BIC of the head office, in
# eight characters, and "-" for a name when they have several; a code whose entries have other banks' BIC is
# left out: it stays unknown.
# Renew: python3 crates/server/data/banks-fr.py VERSION > crates/server/data/banks-fr.tsv""")
for (country, code), entries in sorted(banks.items()):
    bics = sorted({entry["bic"].strip().upper() for entry in entries if entry["bic"]})
    heads = {bic[:8] for bic in bics}
    if len(heads) != 1:
        continue
    only_branch = len(bics) == 1 and len(bics[0]) == 11 and not bics[0].endswith("XXX")
    names = {" ".join(entry["name"].split()) for entry in entries}
    name = names.pop() if len(names) == 1 else "-"
    print(country, code, bics[0] if only_branch else heads.pop(), name, sep="\t")
