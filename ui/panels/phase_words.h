// The phase board in words and numbers: how each kind of number is written, and the rows of the tables of the
// phase page. Pure functions of the snapshot.
#pragma once

#include "model/boards/phase.h"
#include "ui/panels/text_table.h"

namespace plimsoll {

QString phaseTitle(analytics::phase::Phase phase);  // "Build-up"
// "Reset", or with what it is a part of: "Reset, clean-up"; "unknown".
QString phaseHeadline(const PhaseSnapshot& s);

// U+2212, and no sign on a zero.
QString fixedText(double v, int decimals, bool plus = false);
QString shareText(double fraction);  // "22 %", "4.9 %"
QString timesText(double ratio);     // beside a limit: "1.18×"
QString hoursText(double hours);     // "9 h 12 m", "0 h"
QString dollarsText(double price);   // a price a coin
QString reasonText(const PhaseNumber& n);
// A cell of a number, or a dash that says why.
template <typename Words>
TextCell numberCell(const PhaseNumber& n, Words words, CellTone tone = CellTone::Base)
{
    TextCell c;
    if (n.value) {
        c.text = words(*n.value);
        c.tone = tone;
    } else {
        c.text = QStringLiteral("\u2014");
        c.tip = reasonText(n);
        c.tone = CellTone::Faint;
    }
    return c;
}
// Stands on every page that one could read a bottom out of.
QString bottomCaveat();
TextCell wordCell(const QString& words, CellTone tone = CellTone::Base);
// Nobody judges any more: the words stand, hatched and without colour.
std::vector<TextRow> staleRows(std::vector<TextRow> rows, bool stale);

QString factText(PhaseFact fact, double value);
QString limitText(const PhaseEvidence& e);  // "≥ 4.0"

std::vector<TextColumn> evidenceColumns();
std::vector<TextRow> evidenceRows(const PhaseSnapshot& s);
std::vector<TextColumn> changeColumns();
std::vector<TextRow> changeRows(const PhaseSnapshot& s);
std::vector<TextColumn> euphoriaColumns();
std::vector<TextRow> euphoriaRows(const PhaseSnapshot& s);

std::vector<TextColumn> calmColumns();
std::vector<TextRow> calmRows(const PhaseSnapshot& s);

// The four lights of the ring, a sentence each: "Price up 2.1 % in 24 h".
struct ReflexWords {
    QString name, value, tip;
};
ReflexWords reflexWords(const ReflexLight& light);
QString cycleArcText(CycleArc arc);

}  // namespace plimsoll
