/// \file
/// The sections of a page and its table of contents.
#ifndef PINGPONG_REPORTER_HTML_PAGE_BODY_HPP
#define PINGPONG_REPORTER_HTML_PAGE_BODY_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/html/drawing/figure.hpp"
#include "pingpong/reporter/html/drawing/markup.hpp"

namespace pingpong::html {

/// Whether the title of a section stands above it, or is only in the table of contents.
enum class section_heading { visible, hidden };

/// The sections of a page, as long as there is room for them.
///
/// Sections and figures have ids, to which the table of contents links. Figures are numbered in
/// their order. A section without content is left out.
class page_body {
public:
    explicit page_body(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    /// What is added next belongs to this section.
    ///
    /// \param id  Unique on the page.
    void begin_section(std::string_view id, std::string_view title,
                       section_heading heading = section_heading::visible);

    /// Adds to the last section, of which there is one.
    void add(const markup& part);

    /// The same as a figure, if the chart has a picture.
    void add(const chart& chart);

    /// Links to the sections and figures so far.
    markup contents() const;

    /// All sections, and a note if any part was left out for want of room.
    markup sections() const;

private:
    /// A place on the page that is linked to.
    struct anchor {
        std::string id;
        std::string title;
    };

    struct section {
        anchor place;
        section_heading heading = section_heading::visible;
        markup content;
        std::vector<anchor> figures;
    };

    /// Whether a part fits on the page; remembers if one does not.
    bool has_room_for(const markup& part);

    std::size_t max_bytes_;
    std::size_t bytes_ = 0;
    std::size_t figure_count_ = 0;
    bool is_part_omitted_ = false;
    std::vector<section> sections_;
};

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_PAGE_BODY_HPP
