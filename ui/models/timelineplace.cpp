// SPDX-License-Identifier: GPL-3.0-or-later

// The part of TimelineModel that knows where the reader is: what is on screen, what was seen, and
// the place that is kept.
#include "ui/models/timelinemodel.h"

#include <cstdlib>

namespace asterism::ui {

namespace {

constexpr int placeMs = 1000;

} // namespace

void TimelineModel::look(int firstVisible, int lastVisible, bool atTop)
{
    m_view = {firstVisible, lastVisible, atTop && !m_cut};
    settleLines();
    settlePassed();
    Q_EMIT looked();
    if (firstVisible < 0 || firstVisible >= int(items().size())) {
        return;
    }
    const Item &first = items()[size_t(firstVisible)];
    if (first.event > m_newestSeen) {
        m_newestSeen = first.event;
        m_newestUri = first.row.uri;
    }
    countUnseen();
    tellSeen();
    place();
    if (std::abs(firstVisible - m_center) > nearRows) {
        followRows();
    } else if (m_waiting > 0 && (m_view.atTop || (firstVisible > 0 && firstVisible < nearRows))) {
        follow(); // what waited while the first row was half visible, or far away, can come in now
    }
}

std::vector<qint64> TimelineModel::inSight() const
{
    return postsIn(m_view.first, m_view.last);
}

void TimelineModel::place()
{
    const Item &first = items()[size_t(m_view.first)];
    if (first.row.gap || m_query.notices) {
        return; // they begin with the newest
    }
    m_place = {first.event.sortAt, first.row.uri};
    if (m_place != m_savedPlace) {
        m_placeTimer.start(placeMs);
    }
}

void TimelineModel::forgetPlace()
{
    m_placeTimer.stop();
    m_positionName.clear();
}

void TimelineModel::savePlace()
{
    if (m_positionName.isEmpty() || m_place.uri.isEmpty() || m_place == m_savedPlace) {
        return;
    }
    m_savedPlace = m_place;
    m_context.store.writeUser([name = m_positionName, place = m_place](store::UserTx &tx) {
        return store::saveReadPosition(tx, name, place);
    });
}

void TimelineModel::countUnseen()
{
    int above = 0;
    while (above < int(items().size()) && items()[size_t(above)].event > m_newestSeen) {
        ++above;
    }
    const int unseen = m_waiting + (m_newestSeen == store::Event{} ? 0 : above);
    const bool more = m_cut && m_waiting > 0;
    if (unseen != m_unseen || more != m_unseenMore) {
        m_unseen = unseen;
        m_unseenMore = more;
        Q_EMIT unseenChanged();
    }
}

void TimelineModel::tellSeen()
{
    const std::pair now(m_newestSeen, m_view.atTop && m_waiting == 0);
    if (!m_newestUri.isEmpty() && now != m_toldSeen) {
        m_toldSeen = now;
        Q_EMIT seen(now.first, m_newestUri, now.second);
    }
}

void TimelineModel::goTo(const store::ReadPosition &position)
{
    m_place = position;
    m_placeTimer.start(placeMs);
    begin();
}

} // namespace asterism::ui
