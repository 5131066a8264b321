#include "ui/panel.h"

#include <QVBoxLayout>

namespace plimsoll {

Panel::Panel(QString id, QString title, const PanelDeps& deps, QWidget* parent)
    : QWidget(parent), m_id(std::move(id)), m_title(std::move(title)), m_deps(deps)
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

QWidget* Panel::makeToolbar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", "toolbar");
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return bar;
}

bool Panel::pull(const SnapshotHub& hub, AsOf now, bool force)
{
    const std::uint64_t v = version(hub);
    if (!force && m_seen == v) return false;
    m_seen = v;
    refresh(hub, now);
    return true;
}

void Panel::setFace(PanelFace face)
{
    if (face.context == m_face.context && face.provenance == m_face.provenance && face.fresh == m_face.fresh &&
        face.age == m_face.age && face.tip == m_face.tip)
        return;
    m_face = std::move(face);
    Q_EMIT faceChanged();
}

}  // namespace plimsoll
