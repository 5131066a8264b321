#include "ui/panel.h"

#include "ui/model_pulse.h"

#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace plimsoll {

namespace {

constexpr Duration kAgeEvery = std::chrono::milliseconds{500};

}  // namespace

QString panelId(const QString& kind, int instance)
{
    return instance > 1 ? kind + QStringLiteral("-%1").arg(instance) : kind;
}

Panel::Panel(QString kind, QString title, const PanelDeps& deps, QWidget* parent)
    : QWidget(parent),
      m_kind(std::move(kind)),
      m_id(panelId(m_kind, deps.instance)),
      m_title(deps.instance > 1 ? title + QStringLiteral(" %1").arg(deps.instance) : std::move(title)),
      m_deps(deps)
{
    setObjectName(m_id);
    setAccessibleName(m_title);
    setFocusPolicy(Qt::ClickFocus);
    m_body = new PanelBody(deps.theme, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_body);
}

void Panel::themeChanged()
{
    m_body->setTheme(theme());
    update();
}

void Panel::dressAnew()
{
    // Of a window that was never shown there are pictures too.
    if (window()->isVisible() ? onScreen() : isVisibleTo(window()))
        themeChanged();
    else
        m_owesDress = true;
}

void Panel::dress()
{
    if (!std::exchange(m_owesDress, false)) return;
    m_seen.reset();  // its texts too are as they were
    themeChanged();
}

bool Panel::event(QEvent* event)
{
    if (event->type() == QEvent::Show) dress();
    return QWidget::event(event);
}

QWidget* Panel::makeToolbar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", "toolbar");
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return bar;
}

bool Panel::pull(const SnapshotHub& all, AsOf now, bool force)
{
    dress();
    const SnapshotHub& hub = all.of(selection().asset().toStdString());
    const std::uint64_t v = version(hub);
    // That nothing more is said is news as well: what was judged fresh is not.
    const bool silent = modelPulse(hub, now) == Freshness::Stale;
    const bool news = force || m_seen != v || m_seenIn != &hub || m_silent != silent;
    if (news) {
        m_silent = silent;
        m_seen = v;
        m_seenIn = &hub;
        if (!force) m_asked = now.mono;
        refresh(hub, now);
        m_asked.reset();
    }
    showHeld(now.mono);
    return news;
}

void Panel::growOlder(AsOf now)
{
    m_asked = now.mono;
    age(now);
    m_asked.reset();
    showHeld(now.mono);
}

// A clock that was set back, by a replay that jumped, holds nothing back.
bool Panel::tooSoon(Mono now) const
{
    return m_told && now >= *m_told && now - *m_told < kAgeEvery;
}

void Panel::showHeld(Mono now)
{
    if (!m_held || tooSoon(now)) return;
    m_face = *std::exchange(m_held, std::nullopt);
    m_told = now;
    Q_EMIT faceChanged();
}

void Panel::setFace(PanelFace face)
{
    m_held.reset();
    const bool older =
        face.context == m_face.context && face.provenance == m_face.provenance && face.fresh == m_face.fresh;
    if (older && face.age == m_face.age && face.tip == m_face.tip) return;
    if (older && m_asked && tooSoon(*m_asked)) {
        m_held = std::move(face);
        return;
    }
    m_face = std::move(face);
    if (m_asked) m_told = m_asked;
    Q_EMIT faceChanged();
}

}  // namespace plimsoll
