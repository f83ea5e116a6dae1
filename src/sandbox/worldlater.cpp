// SPDX-License-Identifier: GPL-3.0-or-later

// Posts that servers keep for their authors until it is time.
#include "sandbox/world.h"

#include "sandbox/akkoma.h"
#include "sandbox/localids.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// snac has none: it calls it as the post will be called.
QString laterId(const QString &software, const LaterPost &post, quint64 number)
{
    if (software == u"mastodon"_s || isAkkoma(software)) {
        return QString::number(number);
    }
    const QString key = u"later %1"_s.arg(number);
    return software == u"snac"_s ? snacId(post.at, post.draft.uri)
                                 : postId(software, post.madeAt, key);
}

std::vector<Picture> filesOf(const LaterPost &post)
{
    return post.draft.pictures.value_or(std::vector<Picture>());
}

} // namespace

QString World::keepLater(int who, LaterPost post)
{
    changed();
    Citizen &person = persons[size_t(who)];
    post.id = laterId(sites[size_t(person.site)].software, post, ++m_count);
    const QString id = post.id;
    for (const Picture &picture : filesOf(post)) {
        if (!hasDrive(person)) {
            std::erase_if(person.loosePictures,
                [&](const Picture &other) { return other.key == picture.key; });
        }
    }
    person.later.push_back(std::move(post));
    noteNextLater();
    return id;
}

const LaterPost *World::later(int who, const QString &id) const
{
    const auto &all = persons[size_t(who)].later;
    const auto found = std::ranges::find(all, id, &LaterPost::id);
    return found == all.end() ? nullptr : &*found;
}

bool World::changeLater(int who, const QString &id, const std::function<void(LaterPost &)> &change)
{
    changed();
    auto &all = persons[size_t(who)].later;
    const auto found = std::ranges::find(all, id, &LaterPost::id);
    if (found == all.end()) {
        return false;
    }
    change(*found);
    noteNextLater();
    return true;
}

bool World::dropLater(int who, const QString &id)
{
    changed();
    Citizen &person = persons[size_t(who)];
    const auto found = std::ranges::find(person.later, id, &LaterPost::id);
    if (found == person.later.end()) {
        return false;
    }
    for (const Picture &picture : filesOf(*found)) {
        keepLoose(person, picture);
    }
    person.later.erase(found);
    noteNextLater();
    return true;
}

void World::noteNextLater()
{
    m_nextLater = 0;
    for (const Citizen &person : persons) {
        for (const LaterPost &post : person.later) {
            const bool sooner = m_nextLater == 0 || post.at < m_nextLater;
            m_nextLater = post.at > 0 && sooner ? post.at : m_nextLater;
        }
    }
}

/// Each is as old as it should be, however late somebody looks.
void World::publishDue(qint64 now)
{
    if (m_nextLater == 0 || m_nextLater > now) {
        return;
    }
    std::vector<std::pair<int, LaterPost>> due;
    for (size_t who = 0; who < persons.size(); ++who) {
        std::erase_if(persons[who].later, [&](const LaterPost &post) {
            const bool isDue = post.at > 0 && post.at <= now;
            if (isDue) {
                due.emplace_back(int(who), post);
            }
            return isDue;
        });
    }
    noteNextLater();
    std::ranges::sort(due, [](const auto &a, const auto &b) { return a.second.at < b.second.at; });
    for (auto &[who, post] : due) {
        post.draft.createdAt = post.at;
        const QString uri = publish(who, post.draft, now);
        writes.count(who, u"post"_s, uri, WriteOutcome::Done, post.draft.text);
    }
}

} // namespace asterism
