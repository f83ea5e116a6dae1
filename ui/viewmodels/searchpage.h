// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/searchquery.h"
#include "store/search.h"
#include "ui/viewmodels/jumpfinder.h"
#include "ui/viewmodels/recenttexts.h"
#include "ui/viewmodels/searchopening.h"
#include "ui/viewmodels/serversearch.h"

#include <QTimer>

namespace asterism::ui {

/// A search: in what was seen, while it is typed; at servers, when they are asked (`servers`).
class SearchPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.search()")
    /// What was typed; of what an input method still composes nothing.
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    /// There is nothing to look for: blanks, exclusions, an operator whose value is to come.
    Q_PROPERTY(bool blank READ isBlank NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)
    /// What was taken for words although it looks like an operator, in a sentence; mostly empty.
    Q_PROPERTY(QString hint READ hint NOTIFY statusChanged FINAL)
    /// "Open @user@host", where the text names somebody or a post; else empty.
    Q_PROPERTY(QString opening READ opening NOTIFY textChanged FINAL)
    /// What was searched for lately.
    Q_PROPERTY(QStringList recent READ recent NOTIFY recentChanged FINAL)
    Q_PROPERTY(asterism::ui::FoundPosts *posts READ posts CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::FoundNames *people READ people CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::FoundNames *tags READ tags CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ServerSearch *servers READ servers CONSTANT FINAL)

public:
    /// More posts are not shown.
    static constexpr size_t mostPosts = 1000;
    /// What was searched for lately.
    static RecentTexts::Sort recentSort();

    /// Store, clock, accounts and `recent` outlive it.
    SearchPage(store::Store &store, const Clock &clock, RowNamer names, Ask ask,
        const AccountsModel &accounts, RecentTexts &recent, QObject *parent = nullptr);

    QString text() const { return m_text; }
    /// Searches a moment after the last letter.
    void setText(const QString &text);
    bool isBlank() const { return m_query.isEmpty(); }
    bool isBusy() const { return isSearching() || m_finder.isBusy(); }
    QString trouble() const { return m_trouble; }
    QString hint() const;
    QString opening() const { return m_opening ? m_opening->words : QString(); }
    QStringList recent() const { return m_recent.all(); }
    FoundPosts *posts() const { return m_posts; }
    FoundNames *people() const { return m_people; }
    FoundNames *tags() const { return m_tags; }
    ServerSearch *servers() const { return m_servers; }

    /// What the text names is opened: wantsProfile() or wantsThread(), of an address when it was
    /// found; else `trouble` says why it was not. False: it names nothing.
    Q_INVOKABLE bool open();
    /// Whatever `trouble` is about is tried once more.
    Q_INVOKABLE void retry();
    /// Asks the chosen servers for the text.
    Q_INVOKABLE void askServers();
    /// The next posts of what was seen.
    Q_INVOKABLE void needMore();
    /// It was a search that somebody meant: it stands among the recent ones.
    Q_INVOKABLE void remember();
    Q_INVOKABLE void forgetRecent();

    /// As PostList's.
    void tick(qint64 now);
    void reread(const QSet<QString> &uris);
    void namesChanged();
    /// The posts (rows of the cache) that are on screen.
    std::vector<qint64> inSight() const;

Q_SIGNALS:
    void textChanged();
    void statusChanged();
    void recentChanged();
    /// What is on screen may be others: inSight().
    void looked();
    /// `host` was typed by the user.
    void wantsProfile(const QString &handle, const QString &host);
    void wantsThread(const QString &url, const QString &host);

private:
    struct Names {
        std::vector<Completion> people;
        std::vector<Completion> tags;
    };

    bool isSearching() const { return m_busy || m_delay.isActive() || m_posts->isReading(); }
    void connectFinder();
    void begin();
    void readPlaces();
    void readPosts();
    void take(const store::FoundPosts &found);
    void readNames();
    void fail(const Error &error);
    void setTrouble(const QString &trouble, bool unopened);

    store::Store &m_store;
    const Clock &m_clock;
    const AccountsModel &m_accounts;
    RecentTexts &m_recent;
    FoundPosts *m_posts;
    FoundNames *m_people;
    FoundNames *m_tags;
    ServerSearch *m_servers;
    JumpFinder m_finder; ///< of an address
    QString m_text;
    std::optional<SearchOpening> m_opening;
    QTimer m_delay;
    SearchQuery m_query;
    store::SearchPlaces m_places;
    int m_run = 0; ///< answers to older searches are not heard
    bool m_busy = false;
    QString m_trouble;
    bool m_unopened = false; ///< it says why something could not be opened
    QStringList m_unknown;
    std::vector<qint64> m_found; ///< rows of the cache, newest first
    size_t m_wanted = 0; ///< how many are to be found before it rests
    qint64 m_next = 0;
    bool m_more = false;
};

} // namespace asterism::ui
