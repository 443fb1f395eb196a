#include "command/libraries.h"

#include <glib.h>
#include <gsl/gsl_version.h>

#include "draw/lettering.h"
#include "draw/paint.h"
#include "read/csv.h"
#include "read/digest.h"
#include "read/stream.h"
#include "report/json.h"
#include "report/package.h"
#include "report/workbook.h"
#include "spec/yaml.h"

const char *libraries_text(struct run *run)
{
    return talloc_asprintf(
        run,
        "GSL %s, GLib %u.%u.%u, talloc %d.%d, libcsv %s, nettle %s, zlib %s, libyaml %s, "
        "jansson %s, cairo %s, Pango %s, libxlsxwriter %s, minizip %s",
        gsl_version, glib_major_version, glib_minor_version, glib_micro_version,
        talloc_version_major(), talloc_version_minor(), csv_library_version(run),
        digest_library_version(run), stream_library_version(), yaml_library_version(),
        jansson_version_str(), paint_library_version(), lettering_library_version(),
        workbook_library_version(), package_library_version());
}
