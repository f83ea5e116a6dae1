// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/population.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/localids.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Prepared {
    QLatin1StringView software;
    QStringView user;
    QStringView name;
    QStringView language;
    bool locked = false;
};

constexpr Prepared preparedUsers[] = {
    {"mastodon"_L1, u"ao", u"青 (ao)", u"ja"},
    {"mastodon"_L1, u"mei", u"メイ :saba:", u"ja"},
    {"mastodon"_L1, u"hal", u"Hal", u"en"},
    {"gotosocial"_L1, u"yuki", u"ゆき ❄️", u"ja"},
    {"gotosocial"_L1, u"ren", u"Ren", u"ja"},
    {"snac"_L1, u"sora", u"そら 🌤", u"ja"},
    {"snac"_L1, u"kai", u"Kai", u"en"},
    {"misskey"_L1, u"sakura", u"さくら :blobcat:", u"ja", true},
    {"misskey"_L1, u"hanako", u"花子 :mochi:", u"ja"},
    {"misskey"_L1, u"taro", u"Taro", u"en"},
    {"akkoma"_L1, u"nana", u"ナナ", u"ja"},
    {"akkoma"_L1, u"leo", u"Leo :party_cat:", u"en"},
};

} // namespace

Population::Population(World *world, quint32 seed)
    : m_world(world)
    , m_random(seed)
    , m_cheers(seed + 2)
    , m_moods(seed + 1)
    , m_prepared(world->sites.size())
{
}

QString Population::pick(texts::Lines lines)
{
    return lines[size_t(m_random.bounded(int(lines.size())))].toString();
}

QString Population::say(const texts::Language &language, texts::Lines lines)
{
    QString text = pick(lines);
    const std::pair<QString, texts::Lines> blanks[] = {{u"{food}"_s, language.foods},
        {u"{place}"_s, language.places}, {u"{thing}"_s, language.things}};
    for (const auto &[slot, words] : blanks) {
        while (text.contains(slot)) {
            text.replace(text.indexOf(slot), slot.size(), pick(words));
        }
    }
    return text;
}

/// An everyday post: not what somebody has just said, and sometimes with a second sentence.
QString Population::chat(const texts::Language &language)
{
    QString line = pick(language.posts);
    for (int tries = 0; tries < 20 && m_said.contains(line); ++tries) {
        line = pick(language.posts);
    }
    m_said.append(line);
    if (m_said.size() > 40) {
        m_said.removeFirst();
    }
    const QStringView chosen(line);
    QString text = say(language, texts::Lines(&chosen, 1));
    if (m_random.bounded(5) < 3 && !text.contains(u'#')) {
        text += (language.tails.data() == texts::english().tails.data() ? u" "_s : QString())
            + pick(language.tails);
    }
    return text;
}

const texts::Language &Population::languageOf(int person) const
{
    return m_world->persons[size_t(person)].language == u"ja"_s ? texts::japanese()
                                                                : texts::english();
}

void Population::addPerson(
    int site, const QStringList &userAndName, const QString &language, qint64 epoch)
{
    const QString &user = userAndName[0];
    const Site &home = m_world->sites[size_t(site)];
    const quint64 hash = steadyHash(user);
    Citizen person;
    person.site = site;
    person.user = user;
    person.host = home.host;
    person.name = userAndName[1];
    person.joined = epoch - qint64(30 + hash % 1500) * dayMs - qint64(hash % 86'400) * secondMs;
    person.language = language;
    person.bot = m_random.bounded(100) < 2;
    person.locked = m_random.bounded(100) < 6;
    person.feed = home.software != u"gotosocial"_s || m_random.bounded(3) == 0;
    person.faceless = home.software == u"gotosocial"_s && hash % 3 == 0;
    person.actor = home.base + u"/users/"_s + user;
    person.url = home.base + u"/@"_s + user;
    if (home.software == u"snac"_s) {
        person.actor = home.base + u'/' + user;
        person.url = person.actor;
    } else if (home.software == u"mastodon"_s && hash % 3 == 0) {
        // Accounts made since 4.5 have numbers for names.
        person.actor = home.base + u"/ap/users/"_s + snowflake(person.joined, user);
    } else if (home.software == u"misskey"_s) {
        person.actor = home.base + u"/users/"_s + aidx(person.joined, user + home.host);
        person.cat = hash % 5 == 0;
    } else if (isAkkoma(home.software)) {
        person.url = person.actor;
    }
    const texts::Language &words = language == u"ja"_s ? texts::japanese() : texts::english();
    person.bio = say(words, words.bios);
    if (m_random.bounded(3) == 0) {
        const QString blog = u"https://%1.example/"_s.arg(user);
        person.fields.emplace_back(person.language == u"ja"_s ? u"ブログ"_s : u"Blog"_s,
            u"<a href=\"%1\" rel=\"me\">%1</a>"_s.arg(blog));
        if (hash % 2 == 0) {
            person.verified.insert(person.fields.back().first);
        }
    }
    m_world->addPerson(std::move(person));
}

void Population::addPrepared(int site, qint64 epoch)
{
    const QString software = m_world->sites[size_t(site)].software;
    int sameKind = 1;
    for (int i = 0; i < site; ++i) {
        const QString &other = m_world->sites[size_t(i)].software;
        sameKind += other == software || (isAkkoma(other) && isAkkoma(software)) ? 1 : 0;
    }
    for (const Prepared &prepared : preparedUsers) {
        const bool alike = isAkkoma(software) && prepared.software == "akkoma"_L1;
        if (prepared.software != software && !alike) {
            continue;
        }
        QString user = prepared.user.toString();
        if (sameKind > 1) {
            user += QString::number(sameKind);
        }
        addPerson(site, {user, prepared.name.toString()}, prepared.language.toString(), epoch);
        m_world->persons.back().locked = prepared.locked;
        m_world->persons.back().bot = false;
        // The first runs the server and, on GoToSocial, has switched the feed on.
        m_world->persons.back().admin = m_prepared[size_t(site)].isEmpty();
        m_world->persons.back().feed = m_world->persons.back().admin || software != u"gotosocial"_s;
        m_prepared[size_t(site)].append(user);
    }
}

void Population::settle(int people, qint64 epoch)
{
    const int sites = int(m_world->sites.size());
    for (int site = 0; site < sites; ++site) {
        addPrepared(site, epoch);
    }
    static constexpr QStringView suffixes[] = {
        u"", u"_photo", u"_books", u"87", u"_draws", u"_neko", u"_dev", u"_at_home"};
    const std::pair<QString, texts::Lines> pools[] = {{u"ja"_s, texts::specialNames()},
        {u"ja"_s, texts::japaneseNames()}, {u"en"_s, texts::englishNames()}};
    for (int round = 0; int(m_world->persons.size()) < people; ++round) {
        const QString suffix =
            round < int(std::size(suffixes)) ? suffixes[round].toString() : QString::number(round);
        for (const auto &[language, pool] : pools) {
            for (const QStringView line : pool) {
                const QStringList both = line.toString().split(u'|');
                if (int(m_world->persons.size()) < people && m_world->find(both[0] + suffix) < 0) {
                    // Half of everybody lives on the first server: the field is like that.
                    const int at = m_random.bounded(sites + 1);
                    addPerson(std::max(0, at - 1), {both[0] + suffix, both[1]}, language, epoch);
                }
            }
        }
    }
    befriend();
    gather();
    furnish();
}

/// Everybody with a token keeps a list of the best known whom they follow.
void Population::gather()
{
    constexpr int members = 8;
    for (const QStringList &users : m_prepared) {
        for (const QString &user : users) {
            const int owner = m_world->find(user);
            QList<int> known = m_world->persons[size_t(owner)].follows.keys();
            std::ranges::sort(known);
            known = known.first(std::min<qsizetype>(members, known.size()));
            m_world->addCircle(owner, u"仲良し"_s, QSet<int>(known.begin(), known.end()));
        }
    }
}

void Population::befriend()
{
    const int count = int(m_world->persons.size());
    for (int person = 0; person < count; ++person) {
        const bool prepared = m_prepared[size_t(m_world->persons[size_t(person)].site)].contains(
            m_world->persons[size_t(person)].user);
        const int friends = prepared ? 45 : 4 + m_random.bounded(10);
        for (int i = 0; i < friends; ++i) {
            // The lower the number, the better known: a few people have most of the followers.
            m_world->follow(person, std::min(m_random.bounded(count), m_random.bounded(count)));
        }
    }
}

int Population::someone(int site)
{
    const int count = int(m_world->persons.size());
    for (int tries = 0; tries < 200; ++tries) {
        const int person = std::min(m_random.bounded(count), m_random.bounded(count));
        const Citizen &who = m_world->persons[size_t(person)];
        if (who.site >= 0 && (site < 0 || who.site == site) && !who.suspended && who.movedTo < 0) {
            return person;
        }
    }
    return -1;
}

QString Population::recentUri()
{
    return m_recent.isEmpty() ? QString() : m_recent[m_random.bounded(int(m_recent.size()))];
}

QString Population::stir(qint64 now)
{
    reactSome(now);
    applaudSome(now);
    const int kind = m_random.bounded(100);
    const QString recent = recentUri();
    if (kind < 15 && m_world->note(recent)) {
        return answerTo(recent, now);
    }
    const int person = someone();
    if (person < 0) {
        return {};
    }
    if (kind < 40 && m_world->note(recent)) {
        return m_world->announce(person, recent, now);
    }
    if (kind < 44 && m_world->note(recent) && m_world->note(recent)->editedAt == 0) {
        const Note &note = *m_world->note(recent);
        m_world->edit(recent,
            note.text + (note.language == u"ja"_s ? u"(追記しました)"_s : u" (edited to add)"_s),
            now);
        return recent;
    }
    return postBy(person, now);
}

} // namespace asterism
