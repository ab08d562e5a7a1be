"""What Python's recordlinkage finds in the FEBRL data sets: the floor for Perennial's Duplicates.

    python3 -m venv venv && venv/bin/pip install recordlinkage==0.16
    venv/bin/python tests/febrl/compare.py ../shared/corpora/febrl-dedupe

Indexing: the union of blocks on given_name, surname and date_of_birth, and sorted neighbourhoods (window 9) of
given_name and surname. Comparing: the six fields of the package's guide to deduplication
(https://recordlinkage.readthedocs.io/en/latest/guides/data_deduplication.html), and all ten, given_name by
Jaro-Winkler too: Perennial looks at all of them. Classifying:

- threshold: the guide's, more than 3 of the 6 features agree; of ten, more than 5
- ecm: recordlinkage.ECMClassifier, unsupervised, its defaults

Data set 4 is two files; its pairs are looked for across them (recordlinkage links), while Perennial gets one list.
The truth is in rec_id (rec-N-org, rec-N-dup-M) and used only to count.
"""

import itertools
import sys
import warnings
from pathlib import Path

import pandas as pd
import recordlinkage
from recordlinkage.index import Block, SortedNeighbourhood

warnings.filterwarnings("ignore")


def read(path):
    return pd.read_csv(path, index_col="rec_id", sep=",", skipinitialspace=True, dtype=str)


def truth(frame, other=None):
    everybody = list(frame.index) + ([] if other is None else list(other.index))
    records = {}
    for rec in everybody:
        records.setdefault(rec.split("-")[1], []).append(rec)
    return {frozenset(pair) for group in records.values() for pair in itertools.combinations(group, 2)}


def indexer():
    index = recordlinkage.Index()
    index.add(
        [
            Block("given_name"),
            Block("surname"),
            Block("date_of_birth"),
            SortedNeighbourhood("given_name", window=9),
            SortedNeighbourhood("surname", window=9),
        ]
    )
    return index


def comparison(guide):
    compare = recordlinkage.Compare()
    if guide:
        compare.exact("given_name", "given_name", label="given_name")
    else:
        compare.string("given_name", "given_name", method="jarowinkler", threshold=0.85, label="given_name")
    compare.string("surname", "surname", method="jarowinkler", threshold=0.85, label="surname")
    compare.exact("date_of_birth", "date_of_birth", label="date_of_birth")
    compare.exact("suburb", "suburb", label="suburb")
    compare.exact("state", "state", label="state")
    compare.string("address_1", "address_1", threshold=0.85, label="address_1")
    if not guide:
        compare.exact("soc_sec_id", "soc_sec_id", label="soc_sec_id")
        compare.exact("postcode", "postcode", label="postcode")
        compare.exact("street_number", "street_number", label="street_number")
        compare.string("address_2", "address_2", threshold=0.85, label="address_2")
    return compare


def said(name, how, found, true):
    found = {frozenset(pair) for pair in found}
    right = len(found & true)
    precision = right / len(found) if found else 1.0
    recall = right / len(true)
    f = 2 * precision * recall / (precision + recall)
    print(f"{name:10} {how:28} {len(found):6} found  precision {precision:.4f}  recall {recall:.4f}  F {f:.4f}")


def main(folder):
    folder = Path(folder)
    sets = {f"dataset{n}": (read(folder / f"dataset{n}.csv"),) for n in (1, 2, 3)}
    sets["dataset4"] = (read(folder / "dataset4a.csv"), read(folder / "dataset4b.csv"))
    for name, frames in sets.items():
        true = truth(*frames)
        blocked = recordlinkage.Index([Block("given_name")]).index(*frames)
        features = comparison(guide=True).compute(blocked, *frames)
        said(name, "guide: block, > 3 of 6", features[features.sum(axis=1) > 3].index, true)
        candidates = indexer().index(*frames)
        reached = len({frozenset(pair) for pair in candidates} & true) / len(true)
        print(f"{name:10} {'union of blocks':28} {len(candidates):6} pairs  reaching {reached:.4f} of the truth")
        features = comparison(guide=True).compute(candidates, *frames)
        said(name, "union, > 3 of 6", features[features.sum(axis=1) > 3].index, true)
        said(name, "union, ecm of 6", recordlinkage.ECMClassifier().fit_predict(features), true)
        features = comparison(guide=False).compute(candidates, *frames)
        said(name, "union, > 5 of 10", features[features.sum(axis=1) > 5].index, true)
        said(name, "union, ecm of 10", recordlinkage.ECMClassifier().fit_predict(features), true)


if __name__ == "__main__":
    main(sys.argv[1])
