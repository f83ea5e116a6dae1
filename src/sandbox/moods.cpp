// SPDX-License-Identifier: GPL-3.0-or-later

// What only some softwares' people do: reactions, and what Misskey's keep.
#include "sandbox/population.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/entities.h"
#include "sandbox/localids.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

void Population::furnish()
{
    for (size_t site = 0; site < m_world->sites.size(); ++site) {
        const QString software = m_world->sites[site].software;
        for (int person = 0; person < int(m_world->persons.size()); ++person) {
            const bool reacts = software == u"misskey"_s || isAkkoma(software);
            if (reacts && m_world->persons[size_t(person)].site == int(site)) {
                m_reactors.push_back(person);
            }
        }
        if (software != u"misskey"_s) {
            continue;
        }
        const QStringList &users = m_prepared[site];
        for (const QString &user : users) {
            m_world->addAntenna(
                m_world->find(user), u"お茶アンテナ"_s, {{u"お茶"_s}, {u"tea"_s}, {u"猫"_s}});
        }
        const QString channel = m_world->addChannel(m_world->find(users[0]), u"雑談"_s);
        TalkChannel &made = *std::ranges::find(m_world->channels, channel, &TalkChannel::id);
        made.description = u"なんでも話そう / Talk about anything"_s;
        for (const QString &user : users) {
            made.followers.insert(m_world->find(user));
        }
    }
}

/// Some words in each channel, and a clip of what is best.
void Population::fillShelves(qint64 epoch)
{
    const auto channels = m_world->channels;
    for (const TalkChannel &channel : channels) {
        const QStringList &users = m_prepared[size_t(channel.site)];
        qint64 at = epoch - hourMs;
        for (const QStringView line : texts::channelTalk()) {
            PostDraft draft;
            draft.text = line.toString();
            draft.createdAt = at;
            draft.channel = channel.id;
            const auto speaker = steadyHash(draft.text) % quint64(users.size());
            m_world->publish(m_world->find(users[qsizetype(speaker)]), draft, at);
            at += 5 * minuteMs;
        }
        for (const QString &user : users) {
            const int owner = m_world->find(user);
            QStringList uris;
            for (const QString &uri : std::as_const(m_recent)) {
                if (m_world->copyOf(channel.site, uri) && uris.size() < 5) {
                    uris << uri;
                }
            }
            m_world->addClip(owner, u"お気に入り"_s, uris);
        }
    }
}

bool Population::writesMfm(int person) const
{
    const int site = m_world->persons[size_t(person)].site;
    return site >= 0 && m_world->sites[size_t(site)].software == u"misskey"_s;
}

/// An emoji of Unicode, or in half of all cases one of the person's own server (":name:").
QString Population::reactionOf(int person)
{
    static const QStringList faces{
        u"👍"_s, u"❤"_s, u"😆"_s, u"🎉"_s, u"🍮"_s, u"🤔"_s, u"😢"_s, u"👀"_s};
    const Citizen &who = m_world->persons[size_t(person)];
    const QStringList own = emojisOf(m_world->sites[size_t(who.site)]);
    const bool custom = m_moods.bounded(2) == 0 && !own.isEmpty();
    const QStringList &all = custom ? own : faces;
    const QString one = all[m_moods.bounded(int(all.size()))];
    return custom ? u':' + one + u':' : one;
}

void Population::reactSome(qint64 at)
{
    if (m_reactors.empty() || m_recent.isEmpty()) {
        return;
    }
    for (int times = m_moods.bounded(4); times > 0; --times) {
        const int person = m_reactors[size_t(m_moods.bounded(int(m_reactors.size())))];
        const QString uri = m_recent[m_moods.bounded(int(m_recent.size()))];
        const QString word = reactionOf(person);
        const int site = m_world->persons[size_t(person)].site;
        const Note *note = m_world->note(uri);
        if (!note || note->author == person || !m_world->copyOf(site, uri)) {
            continue;
        }
        const bool custom = word.startsWith(u':');
        m_world->react(person, uri,
            {.emoji = custom ? word.mid(1, word.size() - 2) : word,
                .site = custom ? site : -1,
                .at = std::max(at, note->createdAt)});
    }
}

void Population::applaudSome(qint64 at)
{
    constexpr int seldom = 40;
    constexpr int many = 20;
    if (m_recent.isEmpty() || m_cheers.bounded(seldom) > 0) {
        return;
    }
    for (const QString &uri : std::as_const(m_recent)) {
        const Note *note = m_world->note(uri);
        const bool prepared =
            note && std::ranges::any_of(m_prepared, [&](const QStringList &users) {
                return users.contains(m_world->persons[size_t(note->author)].user);
            });
        if (prepared) {
            m_world->applaud(uri, many, at - many * secondMs);
            return;
        }
    }
}

} // namespace asterism
