// The forced map's right part: what a model expects at each price, by leverage, with the sums from the present
// price outwards. Always hatched, never solid: nobody measured it.
#include "widgets/color_ramp.h"
#include "widgets/forced_map_parts.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/within.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr const char* kNames[] = {"5\u00d7", "10\u00d7", "25\u00d7", "50\u00d7", "100\u00d7"};
// Places on the ramp: the higher the leverage the brighter.
constexpr std::size_t kShades[] = {90, 125, 160, 200, 245};
constexpr int kHead = 22, kFoot = 20;
constexpr double kWidest = 0.86;

}  // namespace

void ForcedMap::Parts::paintBars(QPainter* p, const QColor& ink)
{
    for (const auto& [at, b] : bars) {
        const int top = rowTop(at.first), bottom = rowTop(at.first - 1);
        if (bottom < profile.top() || top > profile.bottom() || !(b.total > 0)) continue;
        const int high = std::max(1, bottom - top - (bottom - top > 3 ? 1 : 0));
        const auto length = [&](double usd) {
            return static_cast<int>(std::lround(usd / longest * profile.width() * kWidest));
        };
        int left = profile.left();
        double sum = 0;
        for (std::size_t i = 0; i < b.usd.size(); ++i) {
            sum += b.usd[i];
            const int right = profile.left() + length(sum);
            if (right <= left) continue;
            const QRect part(left, top, right - left, high);
            const QColor hue = ink.isValid() ? ink : QColor(style.theme.ramp.liqModelled[kShades[i]]);
            p->fillRect(part, withAlpha(hue, 0.14));
            fillHatch(p, part, Hatch::Modelled, hue);
            left = right;
        }
        if (left > profile.left())
            p->fillRect(left - 1, top, 1, high, ink.isValid() ? ink : style.theme.liq.modelled);
        // What the other mixes would say.
        if (high < 3 || !(b.most > b.least)) continue;
        const int from = profile.left() + length(std::min(b.least, longest / kWidest)),
                  to = profile.left() + length(std::min(b.most, longest / kWidest));
        p->fillRect(from, top + high / 2, to - from, 1, withAlpha(style.theme.text.muted, 0.8));
    }
}

QString ForcedMap::Parts::cumulated(PositionSide side, double at) const
{
    if (!price) return {};
    double sum = 0;
    for (const ForcedLevel& l : levels) {
        const double low = std::exp(static_cast<double>(l.row) * rowStep);
        if (l.side != side || (side == PositionSide::Long ? low < at : low > at)) continue;
        for (const double usd : l.usd) sum += usd;
    }
    return format::money(sum);
}

// From the price outwards, each side to its own sum within what is shown.
void ForcedMap::Parts::paintSums(QPainter* p, const QColor& ink)
{
    const auto curve = [&](PositionSide side) {
        std::vector<std::pair<int, double>> out;  // y, sum
        double sum = 0;
        const auto take = [&](const auto& entry) {
            if (entry.first.second != side) return;
            const int y = rowTop(entry.first.first);
            if (y < profile.top() || y > profile.bottom()) return;
            sum += entry.second.total;
            out.emplace_back(y, sum);
        };
        if (side == PositionSide::Short)
            for (auto b = bars.begin(); b != bars.end(); ++b) take(*b);
        else
            for (auto b = bars.rbegin(); b != bars.rend(); ++b) take(*b);
        return out;
    };
    const auto longs = curve(PositionSide::Long), shorts = curve(PositionSide::Short);
    const double most =
        std::max(longs.empty() ? 0 : longs.back().second, shorts.empty() ? 0 : shorts.back().second);
    if (!(most > 0) || !price) return;
    p->save();
    p->setClipRect(profile);
    p->setRenderHint(QPainter::Antialiasing);
    QPen pen(ink.isValid() ? ink : style.theme.text.base, 1);
    pen.setDashPattern({4, 3});
    p->setPen(pen);
    p->setFont(style.meta);
    const QFontMetrics fm(style.meta);
    const auto taken = zonePills();
    for (const auto* side : {&longs, &shorts}) {
        if (side->empty()) continue;
        // In steps: between two rows nothing is added.
        QPainterPath line(QPointF(profile.left(), q->yOf(*price)));
        for (const auto& [y, sum] : *side) {
            line.lineTo(line.currentPosition().x(), y + 0.5);
            line.lineTo(profile.left() + sum / most * profile.width() * kWidest, y + 0.5);
        }
        p->drawPath(line);
        const auto& [y, sum] = side->back();
        const QString words = QStringLiteral("\u03a3 ") + format::money(sum);
        const int wide = fm.horizontalAdvance(words) + 10;
        const int x = profile.left() + static_cast<int>(sum / most * profile.width() * kWidest);
        const int top = side == &longs ? std::min(y - 20, profile.bottom() - kFoot - 18)
                                       : std::max(y + 4, profile.top() + kHead);
        // Beside a cluster's words, nearer to the price; where there is no room the curve has to do.
        QRect pill(within(x - wide - 6, profile.left() + 2, profile.right() - wide), top, wide, 16);
        const auto covered = [&] {
            return std::find_if(taken.begin(), taken.end(),
                                [&](const auto& t) { return t.first.intersects(pill); });
        };
        if (const auto by = covered(); by != taken.end())
            pill.moveTop(side == &longs ? by->first.top() - 18 : by->first.bottom() + 3);
        if (covered() != taken.end()) continue;
        paintPill(p, style, pill, words, {});
        p->setPen(pen);
    }
    p->restore();
}

// Where the clusters' words stand; those without room of their own are left out.
std::vector<std::pair<QRect, const ForcedZone*>> ForcedMap::Parts::zonePills() const
{
    const QFontMetrics fm(style.meta);
    std::vector<std::pair<QRect, const ForcedZone*>> pills;
    for (const ForcedZone& z : zones) {
        const int top = q->yOf(z.high), bottom = q->yOf(z.low);
        if (bottom < profile.top() + kHead || top > profile.bottom() - kFoot) continue;
        const int wide = fm.horizontalAdvance(z.text) + 12;
        if (wide > profile.width()) continue;
        // Beyond the cluster, so that its bars stay bare.
        QRect pill(profile.right() - wide, z.side == PositionSide::Long ? bottom + 2 : top - 19, wide, 17);
        pill.moveTop(within(pill.top(), profile.top() + kHead, profile.bottom() - kFoot - 17));
        const bool hidden = std::any_of(pills.begin(), pills.end(),
                                        [&](const auto& taken) { return taken.first.intersects(pill); });
        if (!hidden) pills.emplace_back(pill, &z);
    }
    return pills;
}

void ForcedMap::Parts::paintZones(QPainter* p)
{
    for (const auto& [pill, zone] : zonePills())
        paintPill(p, style, pill, zone->text,
                  zone->side == PositionSide::Long ? style.theme.liq.longs : style.theme.liq.shorts);
}

void ForcedMap::Parts::paintProfile(QPainter* p)
{
    const QColor grey = doubted.isEmpty() && !stale ? QColor() : style.theme.text.faint;
    if (levels.empty() || !missing.isEmpty()) {
        p->setFont(style.meta);
        p->setPen(style.theme.text.muted);
        p->drawText(profile.adjusted(12, 24, -12, -24), Qt::AlignCenter | Qt::TextWordWrap,
                    missing.isEmpty() ? ForcedMap::tr("No modelled levels here") : missing);
    } else {
        p->save();
        p->setClipRect(profile.adjusted(0, kHead, 0, -kFoot));
        paintBars(p, grey);
        p->restore();
        paintSums(p, grey);
        paintZones(p);
    }
    // Whatever is here is modelled: the head says so before anything else.
    const QRect head(profile.left(), profile.top(), profile.width(), kHead);
    p->fillRect(head, style.theme.bg.panel);
    const QRect mark(head.left() + 8, head.top() + 6, 10, 10);
    p->fillRect(mark, withAlpha(style.theme.liq.modelled, 0.14));
    fillHatch(p, mark, Hatch::Modelled, style.theme.liq.modelled);
    p->setPen(style.theme.liq.modelled);
    p->setBrush(Qt::NoBrush);
    p->drawRect(mark.adjusted(0, 0, -1, -1));
    p->setFont(style.body);
    p->drawText(head.adjusted(24, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, ForcedMap::tr("modelled"));
    int x = head.left() + 24 + QFontMetrics(style.body).horizontalAdvance(ForcedMap::tr("modelled")) + 12;
    p->setFont(style.axis);
    const QFontMetrics small(style.axis);
    for (std::size_t i = 0; i < std::size(kNames); ++i) {
        // One that is not drawn needs no key.
        if (!levels.empty() &&
            std::none_of(levels.begin(), levels.end(), [i](const ForcedLevel& l) { return l.usd[i] > 0; }))
            continue;
        const QString name = QString::fromUtf8(kNames[i]);
        const int wide = 12 + small.horizontalAdvance(name) + 8;
        if (x + wide > head.right()) break;
        const QRect key(x, head.top() + 7, 8, 8);
        const QColor hue = grey.isValid() ? grey : QColor(style.theme.ramp.liqModelled[kShades[i]]);
        p->fillRect(key, withAlpha(hue, 0.25));
        fillHatch(p, key, Hatch::Modelled, hue);
        p->setPen(style.theme.text.muted);
        p->drawText(QRect(x + 12, head.top(), wide, kHead), Qt::AlignVCenter | Qt::AlignLeft, name);
        x += wide;
    }
    p->setFont(style.meta);
    const QRect foot(profile.left(), profile.bottom() - kFoot + 1, profile.width(), kFoot);
    p->fillRect(foot, style.theme.bg.panel);
    QString scaleText = mix;
    if (longest > 0) scaleText += ForcedMap::tr(" \u00b7 %1 per row at most").arg(format::money(longest));
    const QString words = doubted.isEmpty() ? scaleText : doubted;
    p->setPen(doubted.isEmpty() ? style.theme.text.muted : style.theme.severity.warn);
    p->drawText(foot.adjusted(8, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft,
                QFontMetrics(style.meta).elidedText(words, Qt::ElideRight, foot.width() - 14));
}

}  // namespace plimsoll
