// What alerts begin with, how they are filtered, and the parts of the fragility score.
#include "ui/model_word_tables.h"

#include <QCoreApplication>

namespace plimsoll {

namespace {

constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("Model", "Price crosses"),
    QT_TRANSLATE_NOOP("Model", "Price 3 % lower in 1 h, any asset"),
    QT_TRANSLATE_NOOP("Model", "Price 5 % higher or lower in 1 h"),
    QT_TRANSLATE_NOOP("Model", "Funding above 5 bp per 8 h, any asset"),
    QT_TRANSLATE_NOOP("Model", "Funding below −3 bp per 8 h, any asset"),
    QT_TRANSLATE_NOOP("Model", "Venues' funding apart by 4 bp, any asset"),
    QT_TRANSLATE_NOOP("Model", "Crowded longs on a thin book: funding, open interest, depth"),
    QT_TRANSLATE_NOOP("Model", "Open interest 8 % higher in 24 h, any asset"),
    QT_TRANSLATE_NOOP("Model", "Open interest 5 % lower in 1 h, any asset"),
    QT_TRANSLATE_NOOP("Model", "Open interest outgrows the book"),
    QT_TRANSLATE_NOOP("Model", "Longs liquidated above $10m in a minute, any asset"),
    QT_TRANSLATE_NOOP("Model", "Shorts liquidated above $10m in a minute, any asset"),
    QT_TRANSLATE_NOOP("Model", "Cascade: liquidations burst on half a book, any asset"),
    QT_TRANSLATE_NOOP("Model", "Depth below half of its usual"),
    QT_TRANSLATE_NOOP("Model", "Spread above 5 bp"),
    QT_TRANSLATE_NOOP("Model", "Spread unusually wide for its last 24 h"),
    QT_TRANSLATE_NOOP("Model", "$50m would move the price by 30 bp"),
    QT_TRANSLATE_NOOP("Model", "Venues disagree on the price by 10 bp"),
    QT_TRANSLATE_NOOP("Model", "A dollar coin is 30 bp off its dollar"),
    QT_TRANSLATE_NOOP("Model", "Phase changes to liquidation, any asset"),
    QT_TRANSLATE_NOOP("Model", "Fragility above 70"),
    QT_TRANSLATE_NOOP("Model", "A venue's book is older than 10 s"),
    QT_TRANSLATE_NOOP("Model", "unusually high, z above"),
    QT_TRANSLATE_NOOP("Model", "unusually low, z below"),
    QT_TRANSLATE_NOOP("Model", "not looked at yet"),
    QT_TRANSLATE_NOOP("Model", "All"),
    QT_TRANSLATE_NOOP("Model", "Armed, watching"),
    QT_TRANSLATE_NOOP("Model", "Firing"),
    QT_TRANSLATE_NOOP("Model", "Suspended or failed"),
    QT_TRANSLATE_NOOP("Model", "Suspended"),
    QT_TRANSLATE_NOOP("Model", "Failed"),
    QT_TRANSLATE_NOOP("Model", "Watched again"),
    QT_TRANSLATE_NOOP("Model", "watched again"),
    QT_TRANSLATE_NOOP("Model", "%1 alerts are suspended"),
    QT_TRANSLATE_NOOP("Model", "%1 alerts have failed"),
    QT_TRANSLATE_NOOP("Model", "%1 alerts are watched again"),
    QT_TRANSLATE_NOOP("Model", "Snoozed"),
    QT_TRANSLATE_NOOP("Model", "Paused, expired"),
    QT_TRANSLATE_NOOP("Model", "empty"),
    QT_TRANSLATE_NOOP("Model", "Funding, absolute"),
    QT_TRANSLATE_NOOP("Model", "Funding without its sign: nothing from 1 bp, all from 6 bp in 8 h"),
    QT_TRANSLATE_NOOP("Model", "Tinderbox"),
    QT_TRANSLATE_NOOP("Model",
                      "Growth of open interest less growth of depth over 7 days: nothing at 0, all from 0.30"),
    QT_TRANSLATE_NOOP("Model", "Depth vs hour of week"),
    QT_TRANSLATE_NOOP("Model",
                      "Depth within 1 % over its usual at this hour of the week: nothing from 1.00, all at 0.40"),
    QT_TRANSLATE_NOOP("Model", "Clusters within 1 %"),
    QT_TRANSLATE_NOOP("Model",
                      "Modelled liquidations within 1 % of the price, share of open interest: all from 3 %"),
    QT_TRANSLATE_NOOP("Model", "Contagion (TCI)"),
    QT_TRANSLATE_NOOP("Model", "Connectedness of the coins, corrected: nothing to 50, all from 85"),
    QT_TRANSLATE_NOOP("Model", "VPIN percentile"),
    QT_TRANSLATE_NOOP("Model",
                      "One-sidedness of the flow against its last 30 days: nothing to 0.50, all from 0.99"),
    QT_TRANSLATE_NOOP("Model", "Basis dislocation"),
    QT_TRANSLATE_NOOP("Model", "How far the venues' bases stand apart: nothing to 2 bp, all from 20 bp"),
};

}  // namespace

ModelWordTable modelAlertWords()
{
    return kWords;
}

}  // namespace plimsoll
