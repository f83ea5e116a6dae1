// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/notifications.h"

#include "protocol/family.h"
#include "sync/accountflow.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

const QString notificationsCall = u"notifications"_s;
constexpr int mostNoticePages = 20;

Error tellsNoNotifications(const Session &session)
{
    return {.kind = ErrorKind::Usage,
        .subject = session.instance.host,
        .detail = QCoreApplication::translate("Sync", "this server tells no notifications")};
}

/// What both ways of reading share.
template <typename T> class NoticeFlow : public AccountFlow<T> {
public:
    using AccountFlow<T>::AccountFlow;

protected:
    /// Ends the flow where the server is known to tell none.
    bool isAskable()
    {
        const Core &core = this->m_core;
        const QString host = this->m_session.instance.host;
        if (core.absences.isAbsent(host, notificationsCall, core.clock.now())) {
            this->finish(tellsNoNotifications(this->m_session));
            return false;
        }
        return this->hasFamily();
    }

    /// Ends the flow when nothing can be asked or no answer comes.
    void askPage(const PageSpec &spec, std::function<void(const Result<NotificationPage> &)> next)
    {
        const auto request = this->m_family->notifications(this->m_session.instance, spec);
        this->send(request, [this, spec, next = std::move(next)](const Response &response) {
            if (lacksCall(response)) {
                Core &core = this->m_core;
                core.absences.note(
                    this->m_session.instance.host, notificationsCall, core.clock.now());
                this->finish(tellsNoNotifications(this->m_session));
                return;
            }
            const auto page =
                this->m_family->decodeNotifications(this->m_session.instance, response, spec);
            next(page ? page
                      : Result<NotificationPage>(
                          withTime(page.error(), response, this->m_core.clock)));
        });
    }
};

class OneNoticePage : public NoticeFlow<NotificationPage> {
public:
    OneNoticePage(Core &core, Sessions &sessions, const Session &session, PageSpec spec)
        : NoticeFlow(core, sessions, session)
        , m_spec(std::move(spec))
    {
    }

    void start()
    {
        if (isAskable()) {
            askPage(m_spec, [this](const Result<NotificationPage> &page) { finish(page); });
        }
    }

private:
    PageSpec m_spec;
};

class NewestNotices : public NoticeFlow<std::vector<Notification>> {
public:
    NewestNotices(Core &core, Sessions &sessions, const Session &session, int most)
        : NoticeFlow(core, sessions, session)
        , m_most(size_t(std::max(1, most)))
    {
    }

    void start()
    {
        if (isAskable()) {
            askNext();
        }
    }

private:
    void askNext()
    {
        const PageSpec spec{.maxId = m_below, .limit = int(m_most - m_rows.size())};
        askPage(spec, [this](const Result<NotificationPage> &page) {
            ++m_pages;
            page ? take(*page) : finish(page.error());
        });
    }

    void take(const NotificationPage &page)
    {
        const auto isNew = [this](const Notification &one) {
            return std::ranges::find(m_rows, one.localId, &Notification::localId) == m_rows.end();
        };
        const size_t before = m_rows.size();
        std::ranges::copy_if(page.rows, std::back_inserter(m_rows), isNew);
        m_rows.resize(std::min(m_rows.size(), m_most));
        m_below = page.older;
        const bool idle = m_rows.size() == before && page.skipped == 0;
        if (page.end || idle || m_rows.size() == m_most || m_pages == mostNoticePages) {
            finish(m_rows);
        } else {
            askNext();
        }
    }

    size_t m_most;
    std::vector<Notification> m_rows;
    QString m_below;
    int m_pages = 0;
};

} // namespace

QFuture<Result<NotificationPage>> loadNotifications(
    Core &core, Sessions &sessions, const Session &session, const PageSpec &spec)
{
    return begun(new OneNoticePage(core, sessions, session, spec));
}

QFuture<Result<std::vector<Notification>>> newestNotifications(
    Core &core, Sessions &sessions, const Session &session, int most)
{
    return begun(new NewestNotices(core, sessions, session, most));
}

} // namespace asterism
